import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Shape } from '../../../kernel/endpoint.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { type FormFaults, faultsOf, NO_FAULTS } from '../calls/faults.ts'
import { useLanguage } from '../language.tsx'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'
import { faultsByShape } from './shape-faults.ts'

/** What a field needs to be bound to a form. */
export type Bound<T> = {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly fault: string | undefined
}

/** How sending went, as far as a form must know. */
export type Sent = { readonly error?: AppError | undefined }

type Names<V> = keyof V & string
export type FormOptions<V extends object> = {
  readonly initial: V
  /** The word for each field, as it stands above the field and in the error summary. */
  readonly labels: Readonly<Record<Names<V>, string>>
  /** The shape of the contract by which the values are checked before they are sent. */
  readonly shape?: Shape
  /** Further checks, in the page's own words. */
  readonly check?: (values: V) => Readonly<Partial<Record<Names<V>, string>>>
  /** The field that an error of the server is about, by its code, where it is told as a whole: NAME_TAKEN is `name`. */
  readonly fieldOfCode?: Readonly<Record<string, Names<V>>>
  /** Keeps what was entered under this key until it is sent; never for forms with a password. */
  readonly draftKey?: string
}

export type Form<V extends object> = {
  readonly values: V
  readonly faults: FormFaults
  readonly labels: Readonly<Record<Names<V>, string>>
  /** Counts the submissions that were refused, so that the summary takes the focus each time. */
  readonly refusals: number
  readonly pending: boolean
  /** Whether anything differs from what the form began with. */
  readonly dirty: boolean
  idOf(name: string): string
  set(change: Partial<V>): void
  bind<K extends Names<V>>(name: K): Bound<V[K]>
  submit(send: (values: V) => Promise<Sent>): (event: Pick<FormEvent, 'preventDefault'>) => void
  /** Begins anew, with these values or the first ones. */
  reset(values?: V): void
}

/** The state of a form: its values, what is wrong with them (found here or said by the server), and how it is sent. */
export function useForm<V extends object>(options: FormOptions<V>): Form<V> {
  const language = useLanguage()
  const base = useId()
  const { draftKey, labels } = options
  const [begin, setBegin] = useState(options.initial)
  const [values, setValues] = useState(() =>
    draftKey ? readDraft(sessionStorage, draftKey, options.initial) : options.initial,
  )
  const [faults, setFaults] = useState(NO_FAULTS)
  const [refusals, setRefusals] = useState(0)
  const [pending, setPending] = useState(false)
  const sending = useRef(false)
  const dirty = JSON.stringify(values) !== JSON.stringify(begin)

  useEffect(() => {
    if (!draftKey) return
    if (dirty) keepDraft(sessionStorage, draftKey, values)
    else dropDraft(sessionStorage, draftKey)
  }, [draftKey, dirty, values])

  const refuse = (found: FormFaults) => {
    setFaults(found)
    setRefusals((count) => count + 1)
  }
  const set = (change: Partial<V>) => {
    setValues((now) => ({ ...now, ...change }))
    setFaults((now) => without(now, Object.keys(change)))
  }
  const send = async (sender: (values: V) => Promise<Sent>) => {
    const found = {
      ...(options.shape ? faultsByShape(options.shape, values, language) : {}),
      ...options.check?.(values),
    }
    const own = inOrder(found, Object.keys(labels))
    if (own.size > 0) return refuse({ fields: own, general: undefined })
    sending.current = true
    setPending(true)
    try {
      const { error } = await sender(values)
      // The dialog that asks for the password says it already; what was typed waits here.
      if (error?.code === 'NOT_SIGNED_IN') return
      if (error) return refuse(faultsOf(error, Object.keys(labels), language, options.fieldOfCode))
      setFaults(NO_FAULTS)
      setBegin(values)
    } finally {
      sending.current = false
      setPending(false)
    }
  }

  const idOf = (name: string) => `${base}-${name}`
  return {
    values,
    faults,
    labels,
    refusals,
    pending,
    dirty,
    idOf,
    set,
    bind: (name) => ({
      id: idOf(name),
      name,
      label: labels[name],
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      fault: faults.fields.get(name),
    }),
    submit: (sender) => (event) => {
      event.preventDefault()
      if (!sending.current) void send(sender)
    },
    reset: (next = options.initial) => {
      setBegin(next)
      setValues(next)
      setFaults(NO_FAULTS)
    },
  }
}

/** What is wrong in the order of the fields on the page, which is the order of their labels. */
function inOrder(found: Readonly<Record<string, string | undefined>>, names: readonly string[]): Map<string, string> {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
  const told = Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new Map(told.sort(([one], [other]) => place(one) - place(other)))
}

function without(faults: FormFaults, names: readonly string[]): FormFaults {
  if (!names.some((name) => faults.fields.has(name))) return faults
  return { ...faults, fields: new Map([...faults.fields].filter(([name]) => !names.includes(name))) }
}
