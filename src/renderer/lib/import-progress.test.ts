import { expect, it } from 'vitest'
import { importProgress, setImportProgress } from './import-progress.ts'

it('keeps the progress of imports that go on at the same time apart', () => {
  expect(importProgress('questions')).toBeNull()
  setImportProgress({ importId: 'questions', done: 1, total: 4 })
  setImportProgress({ importId: 'model', done: 0, total: 0 })
  expect(importProgress('model')).toBeNull()
  setImportProgress({ importId: 'model', done: 5, total: 10 })
  expect(importProgress('questions')).toBe(0.25)
  expect(importProgress('model')).toBe(0.5)
})
