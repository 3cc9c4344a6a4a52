/** SQL for JSON of the user or program with this id, in few words. */
export const userBrief = (id: string): string =>
  `(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM principal p WHERE p.id = ${id})`;
