import { after } from 'node:test'

const tasks: (() => Promise<void>)[] = []

/** Does something when the test file ends, the last begun first: a database is dropped before its server stops. */
export function atEnd(task: () => Promise<void>): void {
  if (tasks.length === 0) {
    after(async () => {
      for (const one of tasks.reverse()) await one()
    })
  }
  tasks.push(task)
}
