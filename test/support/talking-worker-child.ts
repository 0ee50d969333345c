// A worker that never comes to an end: it says its process id over and over.

import { workerPort } from '../../src/main/infra/workers/worker-port.ts'

const port = workerPort()
setInterval(() => void port.send({ type: 'other', other: process.pid }), 20)
