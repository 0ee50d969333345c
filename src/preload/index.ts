import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { NativeBridge } from '#shared/native.ts'

type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string } }

async function call<Value>(channel: string, ...args: unknown[]): Promise<Value> {
  const reply = (await ipcRenderer.invoke(channel, ...args)) as Reply
  // The bridge between the two worlds keeps an error's message and nothing else of it: the message is the code.
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value as Value
}

const bridge: NativeBridge<File> = {
  pathsOf: (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
  chooseRecordings: () => call('iz:choose-recordings'),
  chooseFolder: (purpose) => call('iz:choose-folder', purpose),
  chooseModel: () => call('iz:choose-model'),
  chooseProgram: () => call('iz:choose-program'),
  showInFolder: (what) => call('iz:show-in-folder', what),
}

contextBridge.exposeInMainWorld('iz', bridge)
