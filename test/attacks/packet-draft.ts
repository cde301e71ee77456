/** A packet in which every field that people write says a word of its own. */
export function packetDraft(word: (what: string) => string) {
  return {
    criterion: 'access',
    criterionDetail: word('criterion detail'),
    question: word('question'),
    errorText: word('error text'),
    environment: {
      asset: word('asset'),
      os: word('os'),
      application: word('application'),
      networkPlace: word('network place'),
      recentChanges: word('recent changes'),
    },
    extent: {
      peopleAffected: 3,
      howBadly: word('how badly'),
      since: '2026-03-02T08:00:00Z',
      whatItStops: word('what it stops'),
      workaround: word('workaround'),
    },
  };
}
