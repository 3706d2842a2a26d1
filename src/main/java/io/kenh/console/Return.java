package io.kenh.console;

/** Where to go after a form: back to the page it was on, and never to another site. */
public final class Return {

    private Return() {
    }

    /** A redirect to a path of ours; anything else leads to the overview. */
    public static String to(String path) {
        boolean ours = path != null && path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
        return "redirect:" + (ours ? path.replace("{", "%7B").replace("}", "%7D") : "/");
    }
}
