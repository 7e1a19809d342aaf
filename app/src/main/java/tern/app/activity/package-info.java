/// Activity: what the accounts shown did and received.
@NullMarked
package tern.app.activity;

import org.jspecify.annotations.NullMarked;
