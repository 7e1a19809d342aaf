/// Whether there is a newer Tern: who is asked, when, what of the answer is believed, and by whose signature. Nothing is
/// ever fetched but the announcement, and nothing installed.
@NullMarked
package tern.app.update;

import org.jspecify.annotations.NullMarked;
