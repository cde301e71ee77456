export { displayFileName } from './display-file-name.ts';
export { downloadHeaders, isShownInline } from './download-headers.ts';
export { mediaTypeOf } from './media-type.ts';
export { readBlob } from './read-blob.ts';
export { type StoredBlob, storeBlob } from './store-blob.ts';
