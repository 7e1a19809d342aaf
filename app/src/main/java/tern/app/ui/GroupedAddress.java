package tern.app.ui;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import tern.wallet.keys.AccountId;

/// A whole address in groups, its first and last letters marked: what a person compares letter by letter.
public final class GroupedAddress extends TextFlow {

    private static final int MARKED_START = 4;
    private static final int MARKED_END = 4;

    public GroupedAddress() {
        getStyleClass().add("grouped-address");
        setMinHeight(Region.USE_PREF_SIZE);
    }

    public GroupedAddress(AccountId account) {
        this();
        show(account);
    }

    public void show(AccountId account) {
        getChildren().clear();
        List<String> groups = Addresses.groups(account);
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            String gap = i + 1 < groups.size() ? " " : "";
            if (i == 0) {
                add(group.substring(0, MARKED_START), true);
                add(group.substring(MARKED_START) + gap, false);
            } else if (i == groups.size() - 1) {
                add(group.substring(0, group.length() - MARKED_END), false);
                add(group.substring(group.length() - MARKED_END), true);
            } else {
                add(group + gap, false);
            }
        }
        setAccessibleText(Addresses.grouped(account));
    }

    private void add(String letters, boolean marked) {
        Text text = new Text(letters);
        text.getStyleClass().addAll("address-letters", marked ? "marked" : "plain");
        getChildren().add(text);
    }
}
