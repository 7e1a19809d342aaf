/// From an intent to what it did, for the window and the command line alike: plan, review, consent, signature, sending,
/// following, and the result held against the intent. Knows no window.
@NullMarked
package tern.app.transact;

import org.jspecify.annotations.NullMarked;
