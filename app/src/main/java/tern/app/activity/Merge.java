package tern.app.activity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;

/// Brings an observable list to another content by taking out and putting in only what differs, since a table loses its
/// selection and its place when everything is replaced.
final class Merge {

    private Merge() {}

    static <T> void into(ObservableList<T> list, List<T> wanted) {
        Set<T> stay = new HashSet<>(wanted);
        list.removeIf(item -> !stay.contains(item));
        int at = 0;
        while (at < wanted.size()) {
            if (at < list.size() && list.get(at).equals(wanted.get(at))) {
                at++;
                continue;
            }
            T next = at < list.size() ? list.get(at) : null;
            int until = at;
            while (until < wanted.size() && !wanted.get(until).equals(next)) {
                until++;
            }
            if (next != null && until == wanted.size()) {
                // the order differs: what stands here comes later nowhere
                list.remove(at);
                continue;
            }
            list.addAll(at, wanted.subList(at, until));
            at = until;
        }
        while (list.size() > wanted.size()) {
            list.removeLast();
        }
    }
}
