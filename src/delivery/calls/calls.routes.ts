import { type Binding, bind } from '../../platform/http/binding.ts'
import * as callBackContract from './call-backs/call-backs.contract.ts'
import type { CallBackService } from './call-backs/call-backs.service.ts'
import * as contract from './calls.contract.ts'
import type { CallsService } from './calls.service.ts'
import * as scriptContract from './scripts/scripts.contract.ts'
import type { ScriptsService } from './scripts/scripts.service.ts'
import * as settingsContract from './settings/call-settings.contract.ts'
import type { CallSettingsService } from './settings/call-settings.service.ts'
import type { StandingService } from './standing.service.ts'
import type { Telephone } from './telephone.service.ts'

type Services = {
  readonly calls: CallsService
  readonly telephone: Telephone
  readonly standing: StandingService
  readonly callBacks: CallBackService
  readonly scripts: ScriptsService
  readonly settings: CallSettingsService
}

/** The endpoints of calls, call-backs, scripts and settings, each bound to its use case. */
export function callsRoutes({ calls, telephone, standing, callBacks, scripts, settings }: Services): Binding[] {
  return [
    bind(contract.takeCallEvents, ({ body }, { client }) => telephone.take(body.events, client!)),
    bind(contract.currentCall, (_, { actor }) => calls.current(actor)),
    bind(contract.callStanding, (_, { actor }) => standing.standing(actor)),
    bind(contract.takeExtension, ({ body }, { actor }) => calls.takeExtension(body.extension, actor)),
    bind(contract.listExtensions, (_, { actor }) => calls.seats(actor)),
    bind(contract.recordOutcome, ({ body }, { actor, once }) => calls.recordOutcome(body, actor, once)),
    bind(contract.listCalls, ({ query }, { actor }) => calls.list(query, actor)),
    bind(contract.getCall, ({ params }, { actor }) => calls.get(params.id, actor)),
    bind(contract.noteCall, ({ params, body }, ctx) => calls.note(params.id, body.text, ctx)),
    bind(contract.revealCaller, ({ params, body }, { actor }) => calls.reveal(params.id, body.reason, actor)),
    bind(contract.linkMatter, ({ params, body }, { actor }) => calls.link(params.id, body.complaintId, actor)),
    bind(callBackContract.listCallBacks, ({ query }, { actor }) => callBacks.list(query, actor)),
    bind(callBackContract.addCallBack, ({ body }, { actor, once }) => callBacks.add(body, actor, once)),
    bind(callBackContract.takeCallBack, ({ params }, ctx) => callBacks.take(params.id, ctx)),
    bind(callBackContract.assignCallBack, ({ params, body }, ctx) => callBacks.assign(params.id, body.accountId, ctx)),
    bind(callBackContract.tryCallBack, ({ params, body }, ctx) => callBacks.record(params.id, body, ctx)),
    bind(callBackContract.releaseCallBack, ({ params }, ctx) => callBacks.release(params.id, ctx)),
    bind(scriptContract.listScripts, ({ query }, { actor }) => scripts.list(query, actor)),
    bind(scriptContract.listScriptVersions, ({ params }, { actor }) => scripts.versions(params.id, actor)),
    bind(scriptContract.addScript, ({ body }, { actor, once }) => scripts.add(body, actor, once)),
    bind(scriptContract.changeScript, ({ params, body }, ctx) => scripts.change(params.id, body, ctx)),
    bind(settingsContract.getCallSettings, (_, { actor }) => settings.read(actor)),
    bind(settingsContract.saveCallSettings, ({ body }, ctx) => settings.save(body, ctx)),
  ]
}
