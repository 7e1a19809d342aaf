package tern.app.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.history.Past;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Takes a change apart: what of it was earned, and what was only paid in or out.
final class ChangeWords {

    private ChangeWords() {}

    /// `of which earned 9.4410 τ · received 100.0000 τ`; empty where nothing of it is known.
    static Optional<String> of(Past past, Texts texts, TaoFormat format) {
        List<String> parts = new ArrayList<>();
        if (past.complete()) {
            parts.add(texts.get("home.change.earned", format.tao(past.earned())));
        } else if (!past.earned().isZero()) {
            parts.add(texts.get("home.change.earned.least", format.tao(past.earned())));
        }
        if (!past.paid().in().isZero()) {
            parts.add(texts.get("home.change.received", format.tao(past.paid().in())));
        }
        if (!past.paid().out().isZero()) {
            parts.add(texts.get("home.change.sent", format.tao(past.paid().out())));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("home.change.of", String.join(" · ", parts)));
    }
}
