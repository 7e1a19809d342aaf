/// The past of subnets and validators while the window is open, and what was measured from it. No JavaFX.
@NullMarked
package tern.app.market;

import org.jspecify.annotations.NullMarked;
