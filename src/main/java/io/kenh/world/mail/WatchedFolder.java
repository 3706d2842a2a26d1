package io.kenh.world.mail;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.UIDFolder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Tells a {@link FolderWatch} who opens and closes a folder, and remembers its UIDs; all else is the folder's. */
final class WatchedFolder implements InvocationHandler {

    private static final Class<?>[] TYPES = {MailFolder.class, UIDFolder.class};

    private final MailFolder folder;
    private final FolderWatch watch;
    private volatile Uids uids = new Uids(-1, -1, new long[0]);

    private WatchedFolder(MailFolder folder, FolderWatch watch) {
        this.folder = folder;
        this.watch = watch;
    }

    static MailFolder of(MailFolder folder, FolderWatch watch) {
        boolean asItIs = folder == null || Proxy.isProxyClass(folder.getClass());
        return asItIs ? folder : (MailFolder) Proxy.newProxyInstance(WatchedFolder.class.getClassLoader(), TYPES,
                new WatchedFolder(folder, watch));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        switch (method.getName()) {
            case "getMessageUids":
                return uids();
            case "addListener":
                watch.opened(folder, (FolderListener) args[0]);
                return call(method, args);
            case "removeListener":
                call(method, args);
                watch.closed(folder, (FolderListener) args[0]);
                return null;
            default:
                return call(method, args);
        }
    }

    /** GreenMail lists them anew for every mail it looks at. No mail comes without a new UID, none goes uncounted. */
    private long[] uids() {
        Uids known = uids;
        long next = folder.getUIDNext();
        int count = folder.getMessageCount();
        if (known.next != next || known.count != count) {
            known = new Uids(next, count, folder.getMessageUids());
            uids = known;
        }
        return known.uids;
    }

    /** GreenMail casts the target of a move to its own class, hence bare. */
    private Object call(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(folder, args == null ? null : Arrays.stream(args).map(WatchedFolder::bare).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object bare(Object value) {
        return value != null && Proxy.isProxyClass(value.getClass())
                && Proxy.getInvocationHandler(value) instanceof WatchedFolder watched ? watched.folder : value;
    }

    private record Uids(long next, int count, long[] uids) {
    }
}
