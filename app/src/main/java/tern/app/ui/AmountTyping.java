package tern.app.ui;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.wallet.units.AmountFormatException;
import tern.wallet.units.AmountFormatException.Kind;
import tern.wallet.units.Rao;

/// What is typed as an amount: in TAO, or in the person's currency. Plain Java; to be called on the FX thread.
///
/// An amount in the currency is worth what it was when it was typed: a newer price changes nothing until something is
/// typed again, and when the price goes away the same rao stand there in TAO. Turning the unit changes what is written,
/// never the rao. What leaves this class is rao.
///
/// Where the locale has a decimal comma, one comma is read as what it is there, and so is one point; two signs are
/// refused rather than guessed at. A point with three digits after it (`1.500`) groups thousands there and is refused,
/// too.
public final class AmountTyping {

    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d*\\.\\d{3}");

    private final AmountModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final MoneyFormat money;
    private final PriceWords words;
    private final boolean comma;
    private Optional<Price> newest = Optional.empty();
    /// The price at which the text was typed.
    private Optional<Price> typedAt = Optional.empty();
    /// What the text stands for, where Tern wrote it: the currency's smallest unit is many rao.
    private Optional<Rao> held = Optional.empty();
    /// What stood there before the unit was turned; empty once something was typed.
    private Optional<Turned> turned = Optional.empty();
    private boolean writing;
    private boolean silent;

    private record Turned(boolean inMoney, String text, Optional<Price> at) {}

    /// @param format of amounts, unmasked: the person has to see what is sent
    public AmountTyping(AmountModel model, Texts texts, TaoFormat format, MoneyFormat money) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.money = money;
        this.words = new PriceWords(texts, money);
        this.comma = format.typedDecimalSign() == ',';
    }

    /// Takes the price as it is now; empty where there is none.
    public void price(Optional<Price> price) {
        newest = price;
        model.currency.set(price.map(Price::currency));
        boolean gone = model.inMoney.get() && !price.map(Price::currency).equals(typedAt.map(Price::currency));
        if (gone) {
            Optional<Rao> rao = findRao();
            boolean empty = model.text().get().isBlank();
            write(false, rao.map(this::plain).orElse(""), rao);
            model.note.set(empty ? Optional.empty() : Optional.of(texts.get("send.price.gone")));
        }
        describe();
    }

    /// The text has changed.
    public void typed() {
        if (writing) {
            return;
        }
        typedAt = newest;
        held = Optional.empty();
        turned = Optional.empty();
        model.note.set(Optional.empty());
        describe();
    }

    /// The person wants to type in the other unit: what stands there is turned into it.
    public void unit(boolean inMoney) {
        if (inMoney == model.inMoney.get() || (inMoney && newest.isEmpty())) {
            return;
        }
        Optional<Rao> rao = findRao();
        Optional<String> before = turned.filter(kept -> kept.inMoney() == inMoney)
                .filter(kept -> !inMoney || kept.at().equals(newest))
                .map(Turned::text);
        Turned now = new Turned(model.inMoney.get(), model.text().get(), typedAt);
        write(inMoney, before.orElseGet(() -> rao.map(amount -> inMoney
                ? written(newest.orElseThrow().worth(amount))
                : plain(amount)).orElse("")), rao);
        turned = Optional.of(now);
    }

    /// Puts an amount there that the chain has worked out.
    public void fill(Rao amount) {
        write(false, written(amount.toTaoText()), Optional.of(amount));
    }

    /// Puts a text there that nobody typed.
    private void write(boolean inMoney, String text, Optional<Rao> rao) {
        typedAt = newest;
        held = rao;
        turned = Optional.empty();
        model.note.set(Optional.empty());
        writing = true;
        try {
            model.inMoney.set(inMoney);
            model.text().set(text);
        } finally {
            writing = false;
        }
        describe();
    }

    /// The amount, or what is wrong with it beside its field.
    ///
    /// @param pressed whether what is missing is to be said, too
    public Optional<Rao> read(boolean pressed) {
        String typed = model.text().get().strip();
        if (typed.isEmpty()) {
            if (pressed) {
                model.wrong.set(Optional.of(texts.get("send.amount.missing", written("12.5"))));
            }
            return Optional.empty();
        }
        try {
            Rao amount = parse(typed);
            if (amount.isZero()) {
                model.wrong.set(Optional.of(texts.get("send.amount.zero")));
                return Optional.empty();
            }
            return Optional.of(amount);
        } catch (AmountFormatException e) {
            model.wrong.set(Optional.of(e.sentence()));
            return Optional.empty();
        }
    }

    private Rao parse(String typed) throws AmountFormatException {
        if (held.isPresent()) {
            return held.get();
        }
        return model.inMoney.get() ? fromMoney(typed) : fromTao(typed);
    }

    /// With a point before the decimals; empty where there is more than one sign in a text that may have a comma.
    private Optional<String> withPoint(String typed) {
        if (!comma) {
            return Optional.of(typed);
        }
        long signs = typed.chars().filter(sign -> sign == ',' || sign == '.').count();
        return signs > 1 || hasGroups(typed) ? Optional.empty() : Optional.of(typed.replace(',', '.'));
    }

    /// Whether a point may stand between thousands: `1.500` is one and a half to a program and fifteen hundred to whoever
    /// typed it.
    private boolean hasGroups(String typed) {
        return comma && GROUPED.matcher(typed).matches();
    }

    private Rao fromTao(String typed) throws AmountFormatException {
        requireOneMeaning(typed);
        try {
            return Rao.parseTao(withPoint(typed).orElseThrow(() -> wrong(Kind.SEPARATOR)));
        } catch (AmountFormatException e) {
            throw wrong(e.kind());
        }
    }

    private void requireOneMeaning(String typed) throws AmountFormatException {
        if (hasGroups(typed)) {
            throw new AmountFormatException(Kind.SEPARATOR, texts.get("send.amount.wrong.groups", typed,
                    typed.replace('.', ','), typed.replace(".", "")));
        }
    }

    /// What is wrong, in the window's language.
    private AmountFormatException wrong(Kind kind) {
        String sentence = switch (kind) {
            case NUMBER -> texts.get("send.amount.wrong", written("12.5"));
            case SEPARATOR -> texts.get(comma ? "send.amount.wrong.comma" : "send.amount.wrong.point",
                    written("1284.53"));
            case NEGATIVE -> texts.get("send.amount.negative");
            case FINE -> texts.get("send.amount.fine");
            case LARGE -> texts.get("send.amount.much");
        };
        return new AmountFormatException(kind, sentence);
    }

    private Rao fromMoney(String typed) throws AmountFormatException {
        requireOneMeaning(typed);
        Price price = typedAt.orElseThrow();
        Fiat currency = price.currency();
        Optional<BigDecimal> amount = withPoint(typed).flatMap(currency::findAmount);
        if (amount.isEmpty()) {
            throw new AmountFormatException(Kind.NUMBER, currency.decimals() == 0
                    ? texts.get(comma ? "send.amount.money.wrong.whole.comma" : "send.amount.money.wrong.whole",
                            currency.name())
                    : texts.get(comma ? "send.amount.money.wrong.comma" : "send.amount.money.wrong", currency.name(),
                            Integer.toString(currency.decimals())));
        }
        return price.rao(amount.get())
                .orElseThrow(() -> new AmountFormatException(Kind.LARGE, texts.get("send.amount.money.much")));
    }

    private Optional<Rao> findRao() {
        try {
            String typed = model.text().get().strip();
            return typed.isEmpty() ? Optional.empty() : Optional.of(parse(typed));
        } catch (AmountFormatException nothingToTurn) {
            return Optional.empty();
        }
    }

    /// Whether what is typed does not count, since everything is meant.
    public void silence(boolean everything) {
        silent = everything;
        describe();
    }

    /// Says the amount in the unit in which it was not typed.
    private void describe() {
        Optional<Rao> rao = silent ? Optional.empty() : findRao();
        model.otherUnit.set(model.inMoney.get()
                ? rao.flatMap(amount -> typedAt.map(price -> texts.get("send.amount.is",
                        format.exact(amount, TaoFormat.TAO), words.price(price))))
                : rao.flatMap(amount -> newest.map(price -> texts.get("price.about", money.worth(amount, price)))));
    }

    private String plain(Rao amount) {
        return written(BigDecimal.valueOf(amount.value(), Rao.DECIMALS).stripTrailingZeros());
    }

    private String written(BigDecimal number) {
        return written(number.toPlainString());
    }

    /// A number as it is typed here.
    private String written(String number) {
        return comma ? number.replace('.', ',') : number;
    }
}
