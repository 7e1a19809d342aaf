package tern.app.wallets;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tern.app.fx.Fx;
import tern.app.session.SecretFields;
import tern.app.ui.Buttons;
import tern.app.ui.Choosers;
import tern.app.ui.Field;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;
import tern.app.ui.Typed;
import tern.app.wallets.WalletsModel.Action;
import tern.app.wallets.WalletsModel.Wallet;
import tern.wallet.crypto.Secret;

/// The form of one action under a wallet. What is typed into it goes with it: a form is made anew each time.
final class WalletForm extends VBox {

    private static final Duration SOON = Duration.ofMillis(100);

    private final Wallet wallet;
    private final WalletsPresenter presenter;
    private final Texts texts;
    private final Choosers choosers;
    private final SecretFields secrets;
    private final PasswordField password;
    private final Label wrong = Lines.wrapped("", "wrong-text");
    private Node first = this;
    private Fx.Stop pause = () -> {};

    WalletForm(Wallet wallet, Action action, WalletsModel model, WalletsPresenter presenter, Texts texts,
            SecretFields secrets, Choosers choosers) {
        this.wallet = wallet;
        this.presenter = presenter;
        this.texts = texts;
        this.choosers = choosers;
        this.secrets = secrets;
        this.password = secrets.hidden();
        setId("wallet-form");
        getStyleClass().add("wallet-form");
        switch (action) {
            case LABEL -> label();
            case BACK_UP -> backUp();
            case VERIFY -> verify();
            case HOTKEY -> hotkey();
        }
        wrong.setId("wallet-form-wrong");
        if (!getChildren().contains(wrong)) {
            getChildren().add(wrong);
        }
        ChangeListener<Optional<String>> says = (_, _, now) -> {
            Lines.say(wrong, now);
            pause.stop();
            if (now.isPresent() && presenter.pause(wallet).isPresent()) {
                await(model, now);
            }
        };
        Lines.say(wrong, Optional.empty());
        sceneProperty().addListener((_, before, now) -> {
            // a form that was closed keeps neither what was typed nor an ear at the model; the lock brings it back
            if (before == null && now != null) {
                Lines.say(wrong, model.wrong().get());
                model.wrong().addListener(says);
            } else if (before != null && now == null) {
                model.wrong().removeListener(says);
                password.clear();
            }
        });
        disableProperty().bind(model.working());
    }

    void focusFirst() {
        first.requestFocus();
    }

    /// A sentence that still counts the seconds of a pause that is over would be wrong.
    private void await(WalletsModel model, Optional<String> said) {
        presenter.pause(wallet).ifPresentOrElse(left -> {
            Duration wait = left.compareTo(SOON) < 0 ? SOON : left;
            pause = Fx.after(wait, () -> await(model, said));
        }, () -> {
            if (model.wrong().get().equals(said)) {
                model.wrong().set(Optional.of(texts.get("wallets.password.again")));
            }
        });
    }

    private void label() {
        TextField text = new TextField(wallet.label().orElse(""));
        first = text;
        getChildren().addAll(Lines.wrapped(texts.get("wallets.label.line", wallet.name()), "begin-line"),
                new Field("wallet-label-text", texts.get("wallets.label.field"), wallet.name(), text),
                go("wallet-label-go", texts.get("wallets.label.go"), () -> presenter.label(wallet, text.getText())));
        text.setOnAction(_ -> presenter.label(wallet, text.getText()));
    }

    private void backUp() {
        PasswordPane of = new PasswordPane("wallet-export-password", texts, secrets, Optional.empty());
        getChildren().add(Lines.wrapped(texts.get("wallets.export.line"), "begin-line"));
        first = of;
        addPassword();
        getChildren().addAll(Lines.wrapped(texts.get("wallets.export.password"), "begin-line"), of,
                go("wallet-export-go", texts.get("wallets.export.go"), () -> {
                    if (of.obstacle().isPresent()) {
                        return;
                    }
                    choosers.saveFile(texts.get("wallets.export.go"), wallet.name() + ".json")
                            .ifPresent(file -> of.take()
                                    .ifPresent(secret -> presenter.export(wallet, typedPassword(), secret, file)));
                }));
        if (!wallet.protection().isEncrypted()) {
            of.focusField();
        }
    }

    private void verify() {
        getChildren().add(Lines.wrapped(texts.get("wallets.verify.line"), "begin-line"));
        addPassword();
        getChildren().add(go("wallet-verify-password-go", texts.get(wallet.protection().isEncrypted()
                ? "wallets.verify.password.go"
                : "wallets.verify.file.go"), () -> presenter.verifyPassword(wallet, typedPassword())));
        password.setOnAction(_ -> presenter.verifyPassword(wallet, typedPassword()));
        PasswordField path = secrets.hidden();
        WordGrid[] grid = new WordGrid[1];
        Runnable check = () -> presenter.verifyWords(wallet, grid[0].words(), Typed.look(path));
        grid[0] = new WordGrid("wallet-verify-word", texts, secrets, _ -> {}, check);
        grid[0].ask(IntStream.rangeClosed(1, 12).boxed().toList());
        getChildren().addAll(Lines.wrapped(texts.get("wallets.verify.words.line"), "begin-line"), counts(grid[0]),
                grid[0], new Field("wallet-verify-path", texts.get("restore.path.label"),
                        texts.get("restore.path.prompt"), path),
                go("wallet-verify-words-go", texts.get("wallets.verify.words.go"), check));
    }

    private Node counts(WordGrid grid) {
        OneOf<Integer> choice = new OneOf<>(count -> grid.ask(IntStream.rangeClosed(1, count).boxed().toList()));
        for (int count : new int[]{12, 15, 18, 21, 24}) {
            choice.add(count, "wallet-verify-count-" + count,
                    texts.get("create.words.count", Integer.toString(count)));
        }
        return choice.select(12).row();
    }

    private void hotkey() {
        TextField name = new TextField();
        first = name;
        Runnable make = () -> presenter.newHotkey(wallet, name.getText());
        name.setOnAction(_ -> make.run());
        getChildren().addAll(Lines.wrapped(texts.get("create.hotkey.line"), "begin-line"),
                new Field("wallet-hotkey-name", texts.get("create.hotkey.label"), "", name),
                go("wallet-hotkey-go", texts.get("wallets.hotkey.go"), make));
    }

    private void addPassword() {
        if (wallet.protection().isEncrypted()) {
            first = password;
            getChildren().addAll(new Field("wallet-password", texts.get("wallets.password"), "", password), wrong);
        }
    }

    private Optional<Secret> typedPassword() {
        return wallet.protection().isEncrypted() ? Optional.of(Typed.take(password)) : Optional.empty();
    }

    private static Button go(String id, String words, Runnable action) {
        Button button = Buttons.primary(id, words);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
