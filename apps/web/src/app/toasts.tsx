import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Short news in the corner; loaded after the page stands. */
export default function Toasts() {
  return <Notifications position="bottom-right" />;
}
