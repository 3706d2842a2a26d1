package io.kenh.world.mail;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.UIDFolder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Tells a {@link FolderWatch} who opens and closes a folder; everything else is the folder's. */
record WatchedFolder(MailFolder folder, FolderWatch watch) implements InvocationHandler {

    private static final Class<?>[] TYPES = {MailFolder.class, UIDFolder.class};

    static MailFolder of(MailFolder folder, FolderWatch watch) {
        boolean asItIs = folder == null || Proxy.isProxyClass(folder.getClass());
        return asItIs ? folder : (MailFolder) Proxy.newProxyInstance(WatchedFolder.class.getClassLoader(), TYPES,
                new WatchedFolder(folder, watch));
    }

    private static Object bare(Object value) {
        return value != null && Proxy.isProxyClass(value.getClass())
                && Proxy.getInvocationHandler(value) instanceof WatchedFolder watched ? watched.folder() : value;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        boolean opens = method.getName().equals("addListener");
        boolean closes = method.getName().equals("removeListener");
        if (opens) {
            watch.opened(folder, (FolderListener) args[0]);
        }
        Object result = call(method, args);
        if (closes) {
            watch.closed(folder, (FolderListener) args[0]);
        }
        return result;
    }

    /** GreenMail casts the target of a move to its own class, hence bare. */
    private Object call(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(folder, args == null ? null : Arrays.stream(args).map(WatchedFolder::bare).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
