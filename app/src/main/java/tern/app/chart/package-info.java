/// What pages draw: lines over time, stacked bars of days, the small line of a table's row; the same data as a table, as
/// CSV and as a picture. Knows no chain, no files and no screen.
@NullMarked
package tern.app.chart;

import org.jspecify.annotations.NullMarked;
