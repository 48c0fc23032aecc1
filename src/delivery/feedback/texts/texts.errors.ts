import { defineErrors } from '../../../kernel/errors.ts'

/** What can be wrong when matters are joined. */
export const joiningErrors = defineErrors({
  JOINS_ITSELF: {
    status: 422,
    zh: '不能把诉求并入它自己。请在“主件”中选择另一件诉求。',
    en: 'A matter cannot be joined to itself. Choose another one as the main matter.',
  },
  ALREADY_JOINED: {
    status: 409,
    zh: '这件诉求已经并入其他诉求。请先取消合并，再重新选择主件。',
    en: 'This matter is joined to another one already. Undo that first, then choose the main matter.',
  },
  HAS_JOINED: {
    status: 409,
    zh: '已有 {count} 件诉求并入这一件，它是主件。请把另一件并入它，或先取消这些合并。',
    en: '{count} matters are joined to this one, so it is a main matter. Join the other one to it, or undo those first.',
  },
  JOIN_ENDED_MATTER: {
    status: 409,
    zh: '两件诉求中有一件已经办结，不能再合并。如情况再次发生，请单独办理。',
    en: 'One of the two matters is settled, so they cannot be joined. If it has happened again, handle it by itself.',
  },
  NOT_JOINED: {
    status: 409,
    zh: '这件诉求没有并入其他诉求，无需取消。',
    en: 'This matter is not joined to another one; there is nothing to undo.',
  },
  JOIN_TOKEN_ENDED: {
    status: 409,
    zh: '“joinToken” 已失效，可能是页面停留过久。请返回上一步重新查看相同诉求，或直接单独提交。',
    en: '“joinToken” is no longer valid; the page may have been open too long. Go back and look at similar matters again, or hand yours in by itself.',
  },
})
