/// What the screens are fed with: one immutable state of connection and portfolio, and the service behind it.
@NullMarked
package tern.app.feed;

import org.jspecify.annotations.NullMarked;
