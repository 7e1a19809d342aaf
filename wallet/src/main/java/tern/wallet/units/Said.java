package tern.wallet.units;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something that is said to a person, kept as what it says and not as words: they are made when somebody reads it, in
/// the language and with the decimal mark of then. What is kept over a change of language is kept in this form.
///
/// Values; safe for several threads. Never holds a secret.
public interface Said {

    /// In the language of the process's display locale at the moment of asking.
    String words();

    /// What is the same in every language: an address, a number of a subnet, what a node answered.
    static Said of(Object words) {
        return new Words(String.valueOf(words));
    }

    /// Words as they are.
    record Words(String words) implements Said {}

    /// A sentence, or a part of one, of a room's bundle.
    ///
    /// @param room   the bundle's name, as [Sentences#room] tells it
    /// @param key    in that bundle
    /// @param values for `{0}`, `{1}`…
    record Sentence(String room, String key, List<Said> values) implements Said {

        public Sentence {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            return Sentences.of(room).get(key, filled());
        }

        /// Empty where this version of Tern has no such bundle, or no such sentence in it.
        public Optional<String> wordsIfKnown() {
            return Sentences.isRoom(room) ? Sentences.of(room).find(key, filled()) : Optional.empty();
        }

        private Object[] filled() {
            return values.stream().map(Said::words).toArray();
        }
    }

    /// A number with the decimal mark of a room's sentences, which need not be the display's.
    ///
    /// @param room   whose bundle has the mark
    /// @param key    of the mark in that bundle
    /// @param digits with a point
    record Decimal(String room, String key, String digits) implements Said {

        @Override
        public String words() {
            return digits.replace(".", Sentences.of(room).get(key));
        }
    }

    /// Several, one after the other.
    ///
    /// @param between stands between each two
    record Joined(List<Said> parts, String between) implements Said {

        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String words() {
            return parts.stream().map(Said::words).collect(Collectors.joining(between));
        }
    }
}
