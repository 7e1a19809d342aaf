/// What accounts owned and did over time, kept in one SQLite file that only its owner reads.
@NullMarked
package tern.wallet.history;

import org.jspecify.annotations.NullMarked;
