/**
 * The portal's one script. Every page works without it; it only makes some things quicker: the error summary takes the
 * focus, text boxes count, files that are too large are said before they are sent, a form is sent once, and buttons
 * that need a script (copy, print, read aloud, where I am) appear; the pin of the sketch map moves at once.
 */

function each<T extends HTMLElement>(selector: string, enhance: (element: T) => void) {
  for (const element of document.querySelectorAll<T>(selector)) enhance(element)
}

each('[data-focus]', (summary) => summary.focus())

each<HTMLTextAreaElement>('textarea[data-limit]', (box) => {
  const message = document.getElementById(`${box.id}-count`)
  if (!message) return
  const count = () => {
    // Characters as a reader counts them, with a line break as one, as the server counts.
    const left = Number(box.dataset.limit) - [...box.value].length
    const pattern = (left < 0 ? message.dataset.over : message.dataset.left) ?? ''
    message.textContent = pattern.replace('{n}', String(Math.abs(left)))
    message.classList.toggle('over', left < 0)
  }
  // After a pause in typing, so that a screen reader is not told of every letter.
  let pause: ReturnType<typeof setTimeout> | undefined
  box.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(count, 400)
  })
  count()
})

each<HTMLInputElement>('input[data-megabytes]', (input) => {
  input.addEventListener('change', () => {
    const limit = Number(input.dataset.megabytes) * 1024 * 1024
    const large = [...(input.files ?? [])].find((file) => file.size > limit)
    input.setCustomValidity(large ? (input.dataset.tooLarge ?? '').replace('{name}', large.name) : '')
    input.reportValidity()
  })
})

each<HTMLFormElement>('form[method="post"]', (form) => {
  let sentAt = 0
  form.addEventListener('submit', (event) => {
    // A second press within ten seconds is the same press; later the line may really have dropped.
    if (Date.now() - sentAt < 10_000) event.preventDefault()
    else sentAt = Date.now()
  })
  // Coming back by the browser's back button shows the page from memory; it may be sent again then.
  addEventListener('pageshow', () => {
    sentAt = 0
  })
})

each<HTMLFormElement>('[data-sketch]', (sketch) => {
  const drawing = sketch.querySelector<SVGElement>('[data-span]')
  const pin = sketch.querySelector('[data-pin]')
  const words = document.querySelector<HTMLElement>('[data-pin-words]')
  if (!drawing || !pin || !words) return
  const number = (name: string) => Number(drawing.dataset[name])
  // A degree of latitude in kilometres, and the drawing's own width and height, as the server reckons.
  const unit = number('span') / 111.195
  sketch.addEventListener('click', (event) => {
    const box = drawing.getBoundingClientRect()
    // A press by key has no place; the server says what to do.
    if (event.detail === 0) return
    event.preventDefault()
    const x = (event.clientX - box.left) / box.width
    const y = (event.clientY - box.top) / box.height
    const lat = number('lat') - (y - 0.5) * unit * 0.75
    const lon = number('lon') + ((x - 0.5) * unit) / Math.cos((number('lat') * Math.PI) / 180)
    put('lat', lat)
    put('lon', lon)
    pin.removeAttribute('display')
    pin.setAttribute('transform', `translate(${x * 640} ${y * 480})`)
    words.textContent = words.dataset.pinWords ?? ''
  })
})

/** Puts a coordinate into the form that keeps the pin. */
function put(name: 'lat' | 'lon', value: number) {
  each<HTMLInputElement>(`input[name=${name}]`, (input) => {
    input.value = value.toFixed(5)
  })
}

each<HTMLButtonElement>('[data-locate]', (button) => {
  button.hidden = !navigator.geolocation
  let found = false
  button.addEventListener('click', (event) => {
    if (found) return
    event.preventDefault()
    const failed = () => {
      const words = document.querySelector('[data-pin-words]')
      if (words) words.textContent = button.dataset.locate ?? ''
    }
    navigator.geolocation.getCurrentPosition(
      (position) => {
        put('lat', position.coords.latitude)
        put('lon', position.coords.longitude)
        found = true
        button.click()
      },
      failed,
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  })
})

each<HTMLButtonElement>('[data-copy]', (button) => {
  button.hidden = !navigator.clipboard
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.textContent = button.dataset.copied ?? ''
  })
})

each<HTMLButtonElement>('[data-print]', (button) => {
  button.hidden = false
  button.addEventListener('click', () => print())
})

each<HTMLButtonElement>('[data-read]', (button) => {
  if (!('speechSynthesis' in window)) return
  const words = { read: button.textContent, stop: button.dataset.stop ?? '' }
  let reading = false
  const show = (now: boolean) => {
    reading = now
    button.textContent = now ? words.stop : words.read
  }
  button.hidden = false
  button.addEventListener('click', () => {
    speechSynthesis.cancel()
    show(!reading)
    if (reading) readAloud(() => show(false))
  })
  addEventListener('pagehide', () => speechSynthesis.cancel())
})

/** The blocks whose text is read, one after the other. */
const BLOCKS = 'h1,h2,h3,p,li,dt,dd,caption,th,td,label,legend,summary'

/** Reads the page sentence by sentence: some voices stop by themselves in a text that is too long. */
function readAloud(done: () => void) {
  const blocks = [...(document.getElementById('main')?.querySelectorAll<HTMLElement>(BLOCKS) ?? [])]
  const seen = blocks.filter((block) => block.offsetHeight > 0 && !block.querySelector(BLOCKS))
  const sentences = seen.flatMap((block) => block.textContent.match(/[^。！？；.!?]+[。！？；.!?]*/g) ?? [])
  sentences.forEach((sentence, index) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.lang = document.documentElement.lang
    utterance.rate = 0.9
    if (index === sentences.length - 1) utterance.onend = done
    speechSynthesis.speak(utterance)
  })
}
