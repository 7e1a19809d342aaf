package tern.app.update;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The form of an announcement, in JSON:
/// `{"kind":"tern-update","form":1,"version":"0.2.0","issued":"…Z","expires":"…Z","notes":"…",
/// "files":[{"name":"…","sha256":"…","size":1}]}`. More fields may come later; a changed meaning is another `form`.
///
/// Only what was signed gets here; what the makers signed by mistake is refused all the same.
final class AnnouncementReader {

    static final String KIND = "tern-update";
    static final int FORM = 1;
    private static final int MOST_NOTES = 8_000;
    private static final int MOST_FILES = 50;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// What is wrong with a text that is no announcement.
    static final class FormException extends Exception {

        private static final long serialVersionUID = 1L;

        FormException(String message) {
            super(message);
        }
    }

    private AnnouncementReader() {}

    static Announcement read(byte[] text) throws FormException {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new FormException(e.getOriginalMessage());
        }
        JsonNode form = tree.path("form");
        if (!tree.path("kind").stringValue("").equals(KIND) || !form.isInt() || form.intValue() != FORM) {
            throw new FormException("not " + KIND + " of form " + FORM);
        }
        Optional<ReleaseVersion> version = ReleaseVersion.find(text(tree, "version", 40));
        if (version.isEmpty()) {
            throw new FormException("no version");
        }
        Instant issued = time(tree, "issued");
        Instant expires = time(tree, "expires");
        if (!issued.isBefore(expires)) {
            throw new FormException("it ends before it begins");
        }
        return new Announcement(version.get(), issued, expires, notes(tree), files(tree.path("files")));
    }

    private static String notes(JsonNode tree) throws FormException {
        String notes = text(tree, "notes", MOST_NOTES);
        if (!notes.chars().allMatch(one -> one == '\n' || isPlain(one))) {
            throw new FormException("notes that are no plain text");
        }
        return notes.strip();
    }

    /// No controls, and nothing that turns the direction of text around.
    private static boolean isPlain(int one) {
        int type = Character.getType(one);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static List<Announcement.File> files(JsonNode items) throws FormException {
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_FILES) {
            throw new FormException("no files, or too many");
        }
        List<Announcement.File> files = new ArrayList<>();
        for (JsonNode item : items) {
            String name = text(item, "name", 120);
            String sum = text(item, "sha256", 64);
            JsonNode size = item.path("size");
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+~-]*") || !sum.matches("[0-9a-f]{64}")
                    || !size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
                throw new FormException("a file of another form");
            }
            files.add(new Announcement.File(name, sum, size.longValue()));
        }
        return files;
    }

    private static Instant time(JsonNode tree, String name) throws FormException {
        try {
            return Instant.parse(text(tree, name, 40));
        } catch (DateTimeException e) {
            throw new FormException("no time: " + name);
        }
    }

    private static String text(JsonNode tree, String name, int most) throws FormException {
        JsonNode value = tree.path(name);
        if (!value.isString() || value.stringValue().length() > most) {
            throw new FormException("no text, or too long a one: " + name);
        }
        return value.stringValue();
    }
}
