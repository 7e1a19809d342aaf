package tern.app.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A version of Tern: two to four numbers with points between them, `0.2.0`. What is missing at the end counts as 0.
///
/// @param parts as they are written
public record ReleaseVersion(List<Integer> parts) implements Comparable<ReleaseVersion> {

    /// Older than any that was ever released: what a copy is that does not know its version.
    public static final ReleaseVersion NONE = new ReleaseVersion(List.of(0, 0));

    private static final String FORM = "[0-9]{1,6}(\\.[0-9]{1,6}){1,3}";

    public ReleaseVersion {
        parts = List.copyOf(parts);
    }

    /// @return empty when it is not of that form
    public static Optional<ReleaseVersion> find(String text) {
        if (!text.matches(FORM)) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(Integer.parseInt(part));
        }
        return Optional.of(new ReleaseVersion(parts));
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        int most = Math.max(parts.size(), other.parts.size());
        for (int i = 0; i < most; i++) {
            int compared = Integer.compare(part(i), other.part(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(Object::toString).toList());
    }
}
