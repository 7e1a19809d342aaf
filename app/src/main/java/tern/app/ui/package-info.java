/// Controls and texts that several screens share: amounts, addresses, charts, tables, icons. No chain calls.
@NullMarked
package tern.app.ui;

import org.jspecify.annotations.NullMarked;
