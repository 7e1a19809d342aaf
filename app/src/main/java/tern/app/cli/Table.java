package tern.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Lines of aligned columns, two spaces apart. The last column is not padded, so that nothing trails.
final class Table {

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /// @param alignment one letter a column: `l` or `r`
    Table(String alignment) {
        right = new boolean[alignment.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = alignment.charAt(i) == 'r';
        }
    }

    /// @param cells one for each column
    Table row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + right.length + " columns");
        }
        rows.add(cells.clone());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// @param indent spaces before every line
    String text(int indent) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Plain.columns(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            int start = text.length();
            text.repeat(' ', indent);
            for (int i = 0; i < widths.length; i++) {
                int missing = widths[i] - Plain.columns(row[i]);
                if (right[i]) {
                    text.repeat(' ', missing).append(row[i]);
                } else {
                    text.append(row[i]).repeat(' ', missing);
                }
                text.append("  ");
            }
            int end = text.length();
            while (end > start && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            text.append('\n');
        }
        return text.toString();
    }
}
