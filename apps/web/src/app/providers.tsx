import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ConfirmProvider } from '../components';
import { SigningProvider, StepUpRecovery } from '../lib/signing';
import { createQueryClient } from './query';
import { theme } from './theme';

const Toasts = lazy(() => import('./toasts'));

/** What every page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ConfirmProvider>
          <SigningProvider>
            <StepUpRecovery />
            {children}
          </SigningProvider>
        </ConfirmProvider>
      </QueryClientProvider>
      <Suspense>
        <Toasts />
      </Suspense>
    </MantineProvider>
  );
}
