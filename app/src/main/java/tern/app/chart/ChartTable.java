package tern.app.chart;

import java.util.List;
import java.util.function.IntFunction;
import tern.app.ui.Csv;

/// A chart's data as rows, oldest first. Rows are made when they are asked for, on any thread.
///
/// @param rows how many
public record ChartTable(List<Column> columns, int rows) {

    /// @param title   in the person's language
    /// @param figures whether it stands to the right
    /// @param shown   a row's words in the window
    /// @param plain   a row's words in a file: numbers with a point as decimal mark, times in UTC
    public record Column(String title, String fileTitle, boolean figures, IntFunction<String> shown,
            IntFunction<String> plain) {}

    public ChartTable {
        columns = List.copyOf(columns);
    }

    /// For other programs: RFC 4180.
    public String csv() {
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> Csv.field(text, column.fileTitle()));
        Csv.endLine(text);
        for (int row = 0; row < rows; row++) {
            for (Column column : columns) {
                String field = column.plain().apply(row);
                if (column.figures()) {
                    // a number may begin with a minus, and is no stranger's formula
                    text.append(field).append(',');
                } else {
                    Csv.field(text, field);
                }
            }
            Csv.endLine(text);
        }
        return text.toString();
    }
}
