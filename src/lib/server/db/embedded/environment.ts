/** Nothing of ours reaches Postgres: neither secrets nor PG* settings meant for another server. */
export const environment: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
