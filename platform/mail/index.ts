export type { Letter } from './letter.ts';
export { createMailer, type Mailer } from './mailer.ts';
export { mailWorkers, sendMail } from './send-mail.ts';
export { baseUrl, mailConfigured, noteMailServer } from './server.ts';
export { type MailSettings, mailSettings } from './settings.ts';
