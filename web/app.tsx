import '@mantine/core/styles.css';
import '@fontsource-variable/inter/index.css';
import './platform/look/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { listenToKeys } from './platform/keys/listening.ts';
import { styleNonce } from './platform/look/nonce.ts';
import { cssVariablesResolver, theme } from './platform/look/theme.ts';
import { router } from './routes.ts';
import { startWords } from './words.ts';

/** Draws the whole interface into the page. */
export function start(): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('The page has no place for the interface');
  startWords();
  listenToKeys();
  createRoot(place).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
