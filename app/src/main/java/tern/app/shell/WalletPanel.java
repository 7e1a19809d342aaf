package tern.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.feed.Problem;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.IconView;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;

/// The choice of wallets: those of the folder, watched addresses, and a field for another one.
final class WalletPanel extends VBox {

    private final ShellModel model;
    private final ShellPresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final Popovers popovers;
    private final VBox list = new VBox();
    private final InvalidationListener changed = _ -> again();
    private List<WalletItem> shown = List.of();
    private Optional<Problem> trouble = Optional.empty();
    private final Map<WalletItem, CheckBox> boxes = new LinkedHashMap<>();

    /// @param manage shows the page of wallets
    WalletPanel(ShellModel model, ShellPresenter presenter, Texts texts, Copier copier, Popovers popovers,
            Runnable manage) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        this.popovers = popovers;
        setId("wallet-panel");
        getStyleClass().add("choice-panel");
        list.getStyleClass().add("choice-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().add("choice-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(scroll, new TextEntry("wallet-watch", texts.get("watch.label"),
                texts.get("watch.prompt"), texts.get("watch.go"), presenter::watch, popovers::close));
        Button add = Buttons.small("wallet-add", texts.get("wallet.add"));
        add.setOnAction(_ -> {
            popovers.close();
            presenter.setUp();
        });
        Button all = Buttons.small("wallet-manage", texts.get("wallet.manage"));
        all.setOnAction(_ -> {
            popovers.close();
            manage.run();
        });
        getChildren().add(Lines.row(add, all));
        // weak: the panel goes when it is closed, the model stays
        model.wallets().addListener(new WeakInvalidationListener(changed));
        model.walletsProblem().addListener(new WeakInvalidationListener(changed));
        fill();
    }

    /// The folder was read while this is open. What is the same stays as it is.
    private void again() {
        if (getScene() == null || shown.equals(model.wallets()) && trouble.equals(model.walletsProblem().get())) {
            return;
        }
        Node focused = getScene().getFocusOwner();
        Optional<String> id = isHere(focused) ? Optional.ofNullable(focused.getId()) : Optional.empty();
        boolean inList = isHere(focused) && !(focused instanceof TextInputControl);
        if (inList) {
            // the focus must not leave with a row, which would close the panel
            requestFocus();
        }
        fill();
        // a wallet may be called like anything, so its id is no selector
        id.filter(_ -> inList)
                .flatMap(name -> list.lookupAll("*").stream().filter(node -> name.equals(node.getId())).findFirst())
                .ifPresent(Node::requestFocus);
    }

    private boolean isHere(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private void fill() {
        shown = List.copyOf(model.wallets());
        trouble = model.walletsProblem().get();
        list.getChildren().clear();
        boxes.clear();
        model.walletsProblem().get().ifPresent(problem -> {
            Label sentence = new Label(problem.sentence());
            sentence.setId("wallet-problem");
            sentence.getStyleClass().add("wrong-text");
            sentence.setWrapText(true);
            list.getChildren().add(sentence);
        });
        long known = model.wallets()
                .stream()
                .filter(item -> item.kind() != WalletItem.Kind.WATCHED && item.account().isPresent())
                .count();
        if (known > 1) {
            ChoiceRow all = new ChoiceRow("wallet-all", icon(Icon.FOLDER), texts.get("wallet.all"),
                    Optional.of(texts.get("wallet.all.count", Long.toString(known))), false,
                    model.chosenWallet().get().filter(Choices.ALL_WALLETS::equals).isPresent(), () -> {
                        popovers.close();
                        presenter.chooseAll();
                    });
            list.getChildren().add(line(room(new CheckBox()), all, room(copy(""))));
        }
        for (WalletItem item : model.wallets()) {
            list.getChildren().add(row(item));
        }
        if (model.wallets().isEmpty() && model.walletsProblem().get().isEmpty()) {
            Label none = new Label(texts.get("wallet.none"));
            none.getStyleClass().add("faint");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
    }

    private Node row(WalletItem item) {
        Optional<AccountId> account = item.account();
        String key = item.key().orElse(item.name());
        Node picture = account.<Node>map(IdenticonView::new).orElseGet(() -> icon(Icon.ALERT));
        Optional<String> detail = account.map(Addresses::shorten)
                .filter(words -> !words.equals(item.name()))
                .or(item::problem)
                .or(() -> Optional.of(texts.get("watch.kind")));
        ChoiceRow choice = new ChoiceRow("wallet-item-" + item.name(), picture, item.title(), detail,
                account.isPresent() && detail.filter(words -> words.contains("…")).isPresent(),
                isChosen(item, key), () -> {
                    popovers.close();
                    presenter.chooseWallet(item);
                });
        choice.setDisable(account.isEmpty());
        Button copy = copy(item.name());
        account.ifPresent(known -> copy
                .setOnAction(_ -> copier.copy(texts.get("address.copied", item.name()), known.address())));
        HBox row = line(account.isPresent() ? together(item) : room(new CheckBox()), choice,
                account.isPresent() ? copy : room(copy));
        if (item.kind() == WalletItem.Kind.WATCHED) {
            Button forget = Buttons.icon("wallet-forget-" + item.name(), Icon.CLOSE,
                    texts.get("watch.forget", item.name()));
            forget.setOnAction(_ -> {
                presenter.forget(item);
                // the focus must not leave with the button, which would close the panel
                requestFocus();
                fill();
            });
            row.getChildren().add(forget);
        }
        return row;
    }

    /// One line of the list: all of them stand below each other, whatever is beside them.
    private static HBox line(Node before, ChoiceRow choice, Node after) {
        HBox.setHgrow(choice, Priority.ALWAYS);
        HBox line = new HBox(before, choice, after);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("choice-line");
        return line;
    }

    /// The room of what is not there.
    private static Node room(Control absent) {
        absent.setVisible(false);
        absent.setDisable(true);
        return absent;
    }

    private Button copy(String name) {
        return Buttons.icon("wallet-copy-" + name, Icon.COPY, texts.get("address.copy", name));
    }

    private boolean isChosen(WalletItem item, String key) {
        return model.chosenWallet()
                .get()
                .filter(chosen -> chosen.equals(key) || chosen.contains(Choices.AND) && presenter.isShown(item))
                .isPresent();
    }

    /// The box that puts a wallet among those that are shown together. The last one that is ticked stays so.
    private CheckBox together(WalletItem item) {
        CheckBox box = new CheckBox();
        box.setId("wallet-with-" + item.name());
        box.setAccessibleText(texts.get("wallet.with", item.title()));
        box.setTooltip(new Tooltip(texts.get("wallet.with", item.title())));
        box.setSelected(presenter.isShown(item));
        box.setOnAction(_ -> {
            List<WalletItem> ticked = boxes.entrySet()
                    .stream()
                    .filter(entry -> entry.getValue().isSelected())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ticked.isEmpty()) {
                box.setSelected(true);
            } else {
                // the focus must not leave with the box, which would close the panel
                requestFocus();
                presenter.chooseSeveral(ticked);
                fill();
                Optional.ofNullable(boxes.get(item)).ifPresent(CheckBox::requestFocus);
            }
        });
        boxes.put(item, box);
        return box;
    }

    private static IconView icon(Icon icon) {
        IconView view = new IconView(icon);
        view.getStyleClass().add("choice-icon");
        return view;
    }
}
