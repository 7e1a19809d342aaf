/// The user's guide, read offline in a window of its own: where its pages lie, which page belongs to what, and how a page
/// is drawn. Nothing of it is loaded before help is asked for.
@NullMarked
package tern.app.help;

import org.jspecify.annotations.NullMarked;
