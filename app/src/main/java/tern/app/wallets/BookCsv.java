package tern.app.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tern.app.ui.Csv;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;

/// The address book as a table: name, address, note, exchange (`yes` or empty), after RFC 4180. A first line with these
/// words is a heading; the last two columns may be missing.
final class BookCsv {

    private static final String HEAD = "name,address,note,exchange";
    private static final Set<String> YES = Set.of("yes", "true", "1", "x");

    private BookCsv() {}

    /// @param wrong numbers of the lines that hold no entry, counted from 1
    record Table(List<Contact> contacts, List<Integer> wrong) {}

    static String write(List<Contact> contacts) {
        StringBuilder csv = new StringBuilder(HEAD).append("\r\n");
        for (Contact contact : contacts) {
            csv.append(Csv.quoted(contact.name()))
                    .append(',')
                    .append(contact.account().address())
                    .append(',')
                    .append(Csv.quoted(contact.note()))
                    .append(',')
                    .append(contact.exchange() ? "yes" : "")
                    .append("\r\n");
        }
        return csv.toString();
    }

    static Table read(String csv) {
        List<Contact> contacts = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        int[] at = {0, 1};
        while (at[0] < text.length()) {
            int line = at[1];
            List<String> fields = row(text, at);
            boolean blank = fields.stream().allMatch(String::isBlank);
            boolean head = line == 1 && String.join(",", fields).toLowerCase(Locale.ROOT).startsWith("name,address");
            if (!blank && !head && !take(fields, contacts)) {
                wrong.add(line);
            }
        }
        return new Table(List.copyOf(contacts), List.copyOf(wrong));
    }

    private static boolean take(List<String> fields, List<Contact> contacts) {
        if (fields.size() < 2 || fields.get(0).isBlank()) {
            return false;
        }
        try {
            contacts.add(new Contact(fields.get(0).strip(), Ss58.parse(fields.get(1).strip()),
                    fields.size() > 2 ? fields.get(2).strip() : "",
                    fields.size() > 3 && YES.contains(fields.get(3).strip().toLowerCase(Locale.ROOT))));
            return true;
        } catch (AddressException e) {
            // the person is told the line: the address there is not valid
            return false;
        }
    }

    /// One row, and moves on behind it.
    ///
    /// @param at place in the text and number of the line
    private static List<String> row(String text, int[] at) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int i = at[0];
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (quoted) {
                boolean doubled = c == '"' && i < text.length() && text.charAt(i) == '"';
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    field.append(c);
                    i += doubled ? 1 : 0;
                    at[1] += c == '\n' ? 1 : 0;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                break;
            } else if (c != '\r') {
                field.append(c);
            }
        }
        fields.add(field.toString());
        at[0] = i;
        at[1]++;
        return fields;
    }
}
