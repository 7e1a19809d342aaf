package tern.app.ui;

/// Fields of comma-separated text, as RFC 4180 has them.
public final class Csv {

    private Csv() {}

    /// Appends a field and its comma. What was written by strangers and begins like a formula would be run by a
    /// spreadsheet: it gets a quotation mark before it.
    public static void field(StringBuilder text, String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        text.append(quoted(formula ? "'" + value : value)).append(',');
    }

    /// Ends a line of fields: the last has no comma.
    public static void endLine(StringBuilder text) {
        text.setLength(text.length() - 1);
        text.append("\r\n");
    }

    /// In quotation marks where the text needs them to stay one field.
    public static String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
