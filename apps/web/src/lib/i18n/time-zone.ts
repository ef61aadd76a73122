/** The portal's time zone: every time on the screen is in it, whatever the device says. */
export const TIME_ZONE = 'Asia/Almaty';
