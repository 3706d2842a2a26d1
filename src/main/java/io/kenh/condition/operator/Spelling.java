package io.kenh.condition.operator;

import io.kenh.condition.TextForm;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Field;

/** How exactly a text operator reads. */
enum Spelling {

    /** Case and Unicode form do not matter, accents do. */
    PLAIN("", TextForm::plain, Column::plain),
    /** Accents do not matter either: {@code hong} finds {@code Hồng}. */
    FOLDED("_folded", TextForm::folded, Column::folded);

    private final String suffix;
    private final UnaryOperator<String> form;
    private final Function<Column, Field<String>> column;

    Spelling(String suffix, UnaryOperator<String> form, Function<Column, Field<String>> column) {
        this.suffix = suffix;
        this.form = form;
        this.column = column;
    }

    String suffix() {
        return suffix;
    }

    String of(Object text) {
        return form.apply((String) text);
    }

    Field<String> of(Column text) {
        return column.apply(text);
    }
}
