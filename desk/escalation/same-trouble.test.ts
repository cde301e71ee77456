import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentPeople } from './same-trouble.ts';

const own = { requesterId: 'kim', categoryId: 'vpn', title: 'VPN drops every hour' };

test('the same category or telling words in common make it the same trouble, and each person counts once', () => {
  const others = [
    { requesterId: 'kim', categoryId: 'vpn', title: 'Again' },
    { requesterId: 'noor', categoryId: 'vpn', title: 'Cannot reach the file share' },
    { requesterId: 'noor', categoryId: null, title: 'Every hour the VPN drops' },
    { requesterId: 'ravi', categoryId: null, title: 'Connection drops hour after hour' },
    { requesterId: 'lena', categoryId: 'mail', title: 'Every mail comes twice' },
    { requesterId: 'omar', categoryId: null, title: 'It is so' },
  ];

  assert.equal(differentPeople(own, others), 3);
  assert.equal(differentPeople(own, []), 1);
});

test('a title of one telling word is matched by that word', () => {
  const outlook = { requesterId: 'kim', categoryId: null, title: 'Outlook' };

  assert.equal(differentPeople(outlook, [{ requesterId: 'noor', categoryId: null, title: 'My Outlook asks for a password' }]), 2);
});
