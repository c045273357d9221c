import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { WebSocket } from 'ws'

/** Where Debian puts Firefox. */
export const firefoxPath = '/usr/bin/firefox-esr'

/**
 * Starts Firefox with a profile of its own, driven through WebDriver BiDi. No preference is changed, so that
 * file:// is as strict as for everybody.
 */
export async function launchFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'portolan-firefox-'))
  const child = spawn(
    firefoxPath,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const close = async () => {
    child.kill()
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const session = await connect(`${await addressOf(child)}/session`)
    await session.send('session.new', { capabilities: {} })
    return {
      /** Opens an address in a new tab, once it is loaded. */
      async open(url) {
        const { context } = await session.send('browsingContext.create', { type: 'tab' })
        await session.send('browsingContext.navigate', { context, url, wait: 'complete' })
        return tab(session, context)
      },
      async close() {
        session.end()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

function tab(session, context) {
  return {
    /** Runs an expression in the page; what it comes to, or its promise, is a string or a number. */
    async evaluate(expression) {
      const answer = await session.send('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      })
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      return answer.result.value
    },
    /** Presses keys one after the other, without a pause. */
    async press(keys) {
      const actions = [...keys].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await session.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] })
    },
    close: () => session.send('browsingContext.close', { context }),
  }
}

/** The address that Firefox says it listens on. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Firefox ended before it listened:\n${said}`)))
  })
}

/** A connection on which every command gets its answer. */
async function connect(address) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const waiting = new Map()
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    const answer = waiting.get(message.id)
    if (!answer) return
    waiting.delete(message.id)
    if (message.type === 'error') answer.reject(new Error(`${message.error}: ${message.message}`))
    else answer.resolve(message.result)
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has gone'))
  })
  let id = 0
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    end: () => socket.close(),
  }
}
