/** What the page says in English about who may read what. */
export const englishProtection = {
  protection: {
    entitiesProtected: 'Protected: who may read the name',
    sourcesProtected: 'Protected: who may read which source it is',
    protect: 'Protect…',
    entities: 'Speaker: {{name}}',
    sources: 'Source: {{name}}',
    yours:
      'You recorded it. You read the name, and whom you choose; all others read the description, now and in all of the past.',
    ofOwner: '{{owner}} recorded it, and alone can say who may read the name. All others read the description.',
    notYours: 'Only {{owner}}, who recorded it, or an editor can protect it.',
    protectMeans:
      'Then only you read the name, and whom you choose; all others read the description, now and in all of the past.',
    protectForOther:
      'Then only {{owner}}, who recorded it, reads the name, and whom they choose. You will not read it either.',
    protectTakesOver:
      '{{owner}} recorded it, and is a program or cannot sign in any more. Then it becomes yours: only you read the name, and whom you choose; all others read the description, now and in all of the past.',
    description: 'What others read in place of the name',
    descriptionMeans: 'It must not tell who it is.',
    protectNow: 'Protect now',
    save: 'Save',
    readers: 'Also may read the name',
    nobodyElse: 'Nobody else has an account yet.',
  },
  readBy: {
    desk: 'only the desk {{desk}}',
    someDesk: 'only one desk',
    newsroom: 'the newsroom',
    public: 'everybody, also outside',
  },
} as const;
