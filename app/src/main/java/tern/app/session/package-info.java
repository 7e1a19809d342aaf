/// What guards a window that stands open: the lock, the idle clock, the clipboard with secrets, hidden amounts.
@NullMarked
package tern.app.session;

import org.jspecify.annotations.NullMarked;
