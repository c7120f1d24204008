import { Input, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { lazy, Suspense, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { MailParts, MailVariable } from '@/shared/api/types';
import type { CodeEditor } from '@/shared/code/code-editor';
import { Waiting } from '@/shared/ui/states';
import { insertion, written } from './insertion';
import classes from './mail.module.css';
import { VariableMenu } from './variable-menu';

const HtmlPane = lazy(() => import('./html-pane'));

interface TemplateFormProps {
  form: UseFormReturnType<MailParts>;
  /** What is wrong with a part, by its name. */
  errors: Record<string, string>;
  variables: MailVariable[];
}

/** Subject, text and HTML of a template. */
export function TemplateForm({ form, errors, variables }: TemplateFormProps) {
  const subject = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const html = useRef<CodeEditor>(null);
  const ids = useId();
  const errorOf = (part: keyof MailParts) => form.errors[part] ?? errors[part];
  const insertInto = (part: 'subject' | 'text', field: HTMLInputElement | HTMLTextAreaElement | null, name: string) => {
    if (!field) return;
    const end = field.value.length;
    const next = written(field.value, { from: field.selectionStart ?? end, to: field.selectionEnd ?? end }, name);
    // The caret can stand behind what was written only once it is there.
    flushSync(() => form.setFieldValue(part, next.text));
    field.focus();
    field.setSelectionRange(next.caret, next.caret);
  };
  return (
    <div className={classes.parts}>
      <div className={classes.part}>
        <TextInput
          label="Subject"
          required
          withAsterisk={false}
          maxLength={200}
          ref={subject}
          {...form.getInputProps('subject')}
          error={errorOf('subject')}
        />
        <VariableMenu
          into="the subject"
          variables={variables}
          onChoose={(name) => insertInto('subject', subject.current, name)}
        />
      </div>
      <div className={classes.part}>
        <Textarea
          label="Text"
          description="For programs that show no HTML"
          autosize
          minRows={8}
          maxRows={18}
          classNames={{ input: classes.mono ?? '' }}
          spellCheck
          ref={text}
          {...form.getInputProps('text')}
          error={errorOf('text')}
        />
        <VariableMenu
          into="the text"
          variables={variables}
          onChoose={(name) => insertInto('text', text.current, name)}
        />
      </div>
      <div className={classes.part} role="group" aria-labelledby={`${ids}-html`}>
        <Input.Wrapper
          label="HTML"
          labelElement="div"
          labelProps={{ id: `${ids}-html` }}
          description="What is filled in is escaped by itself. Empty: the mail is its text alone"
          error={errorOf('html')}
          errorProps={{ role: 'alert' }}
        >
          <Suspense fallback={<Waiting label="Loading the HTML" />}>
            <HtmlPane
              text={form.values.html}
              onEdit={(next) => form.setFieldValue('html', next)}
              onOpened={(editor) => {
                html.current = editor;
              }}
            />
          </Suspense>
        </Input.Wrapper>
        <VariableMenu
          into="the HTML"
          variables={variables}
          onChoose={(name) => html.current?.insert((before) => insertion(name, before))}
        />
      </div>
    </div>
  );
}
