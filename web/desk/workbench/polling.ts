/** How often the desk is asked what changed; nothing on the screen moves by it. */
export const pollMilliseconds = 15_000;
