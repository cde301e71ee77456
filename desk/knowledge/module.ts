import { module, serve } from '../../platform/module.ts';
import { answerClosing } from './answer-closing.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { editArticle } from './edit-article.ts';
import { articleDrafted, articleEdited, closingAnswered } from './facts.ts';
import { listArticles } from './list-articles.ts';
import { readArticle } from './read-article.ts';
import { readClosing } from './read-closing.ts';
import { resolveAndAnswer } from './resolve-and-answer.ts';

export const knowledge = module({
  name: 'knowledge',
  floor: 'desk',
  needs: ['secrets', 'clients', 'people', 'tickets', 'escalation'],
  folder: import.meta.dirname,
  schema: 'knowledge',
  tells: [closingAnswered, articleDrafted, articleEdited],
  apply,
  serves: [
    serve(contract.resolveAndAnswer, resolveAndAnswer),
    serve(contract.answerClosing, answerClosing),
    serve(contract.readClosing, readClosing),
    serve(contract.listArticles, listArticles),
    serve(contract.readArticle, readArticle),
    serve(contract.editArticle, editArticle),
  ],
});
