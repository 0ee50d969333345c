/** Enough for a large view of a face; a phone's photo is ten times as large, and says in its EXIF where it was taken. px */
const longestSide = 1200
const quality = 0.88

/**
 * A photo as the library should have it: upright, not too large, and without what the camera noted (place, device). A file the
 * browser cannot read comes back as it is; the app then says what is wrong with it.
 */
export async function preparePhoto(file: File): Promise<File> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return file
  }
  try {
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return file
    // JPEG knows no transparency and would show it black.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (!blob) return file
    return new File([blob], `${file.name.replace(/\.[^.]{1,5}$/, '')}.jpg`, { type: blob.type })
  } finally {
    bitmap.close()
  }
}
