package tern.wallet.keystore;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;

/// The public part of a key file: `coldkeypub.txt`, `hotkeys/<name>pub.txt`, and the same fields of a plain key file.
///
/// @param account the key that all its fields agree on; empty when the text names none
/// @param scheme empty when the file does not say, which means sr25519
/// @param unusual what stands in the way of using or editing the key, as a sentence
record PublicFile(Optional<AccountId> account, Optional<KeyScheme> scheme, Optional<String> unusual) {

    /// What the name of a hotkey's public file has behind the hotkey's name.
    static final String SUFFIX = "pub.txt";

    private static final int LONGEST_BARE_TEXT = 128;

    /// The text that btcli writes: one JSON object without spaces or line end.
    static String write(AccountId account, KeyScheme scheme) {
        String hex = Hex.encode(account.bytes());
        return "{\"accountId\":\"" + hex + "\",\"publicKey\":\"" + hex + "\",\"ss58Address\":\"" + account.address()
                + "\",\"cryptoType\":" + scheme.multiSignatureIndex() + "}";
    }

    /// Reads JSON, a bare address or bare hex.
    ///
    /// @throws KeystoreException with kind CONTENT when the text is none of these or contradicts itself
    static PublicFile parse(byte[] file) throws KeystoreException {
        MemorySegment text = MemorySegment.ofArray(file);
        if (JsonFields.looksLikeObject(text)) {
            return of(JsonFields.parse(text));
        }
        if (file.length > LONGEST_BARE_TEXT) {
            throw noAddress();
        }
        String bare = new String(file, StandardCharsets.UTF_8).strip();
        AccountId account = bare.startsWith("0x") || bare.length() == 64 ? ofHex(bare) : ofAddress(bare);
        return new PublicFile(Optional.of(account), Optional.empty(), Optional.empty());
    }

    /// The public fields of a JSON key file.
    static PublicFile of(JsonFields fields) throws KeystoreException {
        List<AccountId> named = new ArrayList<>();
        Optional<String> address = fields.publicText("ss58Address");
        if (address.isPresent()) {
            named.add(ofAddress(address.get().strip()));
        }
        for (String field : List.of("publicKey", "accountId")) {
            Optional<String> hex = fields.publicText(field);
            if (hex.isPresent()) {
                named.add(ofHex(hex.get().strip()));
            }
        }
        if (named.stream().distinct().count() > 1) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("public.contradiction"));
        }
        return new PublicFile(named.stream().findFirst(), scheme(fields), unusual(fields));
    }

    private static Optional<KeyScheme> scheme(JsonFields fields) throws KeystoreException {
        return fields.number("cryptoType")
                .filter(number -> number.bitLength() < 31)
                .flatMap(number -> KeyScheme.ofIndex(number.intValue()));
    }

    private static Optional<String> unusual(JsonFields fields) throws KeystoreException {
        Optional<String> type = fields.publicText("accountType");
        if (type.isPresent() && !type.get().equals("standard")) {
            return Optional.of(Texts.get("public.type", printable(type.get())));
        }
        if (fields.has("cryptoType") && scheme(fields).isEmpty()) {
            return Optional.of(Texts.get("public.kind", fields.number("cryptoType").map(Object::toString).orElse("")));
        }
        return Optional.empty();
    }

    private static String printable(String text) {
        String shown = text.codePoints()
                .filter(c -> c > 32 && c < 127)
                .limit(40)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.isEmpty() ? "?" : shown;
    }

    private static AccountId ofAddress(String address) throws KeystoreException {
        try {
            // the prefix is a matter of display: the account is what counts in a file
            return Ss58.parseAny(address).account();
        } catch (AddressException e) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("public.address"), e.sentence(), e);
        }
    }

    private static AccountId ofHex(String hex) throws KeystoreException {
        try {
            return AccountId.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("public.key"), null, e);
        }
    }

    private static KeystoreException noAddress() {
        return new KeystoreException(Kind.CONTENT, Texts.get("public.none"));
    }
}
