package tern.app.ui;

import java.util.ArrayList;
import java.util.List;
import tern.wallet.keys.AccountId;

/// Addresses as people read them: short with both ends, or whole in groups.
public final class Addresses {

    private static final int GROUP = 8;
    private static final int END = 4;

    private Addresses() {}

    /// `5F3s…Q9Hd`
    public static String shorten(AccountId account) {
        String address = account.address();
        return address.substring(0, END) + "…" + address.substring(address.length() - END);
    }

    /// The whole address in groups of eight.
    public static List<String> groups(AccountId account) {
        String address = account.address();
        List<String> groups = new ArrayList<>();
        for (int from = 0; from < address.length(); from += GROUP) {
            groups.add(address.substring(from, Math.min(address.length(), from + GROUP)));
        }
        return List.copyOf(groups);
    }

    /// The whole address in groups with spaces between them.
    public static String grouped(AccountId account) {
        return String.join(" ", groups(account));
    }
}
