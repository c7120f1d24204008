import { ApproverRows } from './approver-rows';
import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart, StagePart } from './details';
import { addItem } from './document/edits';
import type { Approval } from './document/model';
import type { Path } from './document/text';
import { useEditor } from './editor-context';
import { DuePart, QuorumPart, SeveralPart, TextPart } from './inputs';
import { WhoPart } from './who-part';
import { fieldOptions } from './words';
import classes from './editor.module.css';

interface ApprovalProps {
  path: Path;
  approval: Approval;
}

/** An approval of a stage: who is asked, what grants it, when it is asked, and what becomes of silence. */
export function ApprovalDetails({ path, approval }: ApprovalProps) {
  const { process } = useEditor();
  const at = (key: string) => [...path, key];
  return (
    <Details kind="approval" path={path} title={approval.title}>
      <NamePart
        kind="approval"
        path={path}
        at="title"
        label="Question"
        description="Such as “The owners agree”."
        value={approval.title}
        keyNow={approval.key}
      />
      <div className={classes.pair}>
        <KeyPart kind="approval" path={path} value={approval.key} />
        <StagePart path={path} />
      </div>
      <Asked path={path} approval={approval} />
      <QuorumPart path={at('quorum')} value={approval.quorum} />
      <TextPart
        path={at('rejections')}
        label="Rejections that reject it"
        placeholder="1"
        description="1 where nothing is said: any rejection is a veto."
        value={approval.rejections}
      />
      <SeveralPart
        path={at('covers')}
        label="Covers"
        description="An edit of one of these withdraws it and asks again."
        value={approval.covers}
        data={fieldOptions(process.form)}
      />
      <Order path={path} approval={approval} />
      <Clocks path={path} approval={approval} />
      <ConditionsPart path={at('when')} what="It is asked" value={approval.when} />
      <Uncounted path={path} approval={approval} />
    </Details>
  );
}

/** Who is asked: always, by what the change says, and who never is. */
function Asked({ path, approval }: ApprovalProps) {
  return (
    <>
      <WhoPart
        path={[...path, 'approvers']}
        label="Who is asked"
        {...(approval.rows.length > 0 && { description: 'Whatever the rows below say.' })}
        optional={approval.rows.length > 0}
        value={approval.approvers}
      />
      <ApproverRows path={[...path, 'approver_rules']} match={approval.match} rows={approval.rows} />
      <WhoPart
        path={[...path, 'excluded']}
        label="Who may not decide it"
        description="Besides the requester, the developer and whoever built it, who never may."
        optional
        value={approval.excluded}
      />
    </>
  );
}

/** What comes first in its stage; without that it is asked at once. */
function Order({ path, approval }: ApprovalProps) {
  const { process } = useEditor();
  const stage = process.stages[Number(path[1])];
  const choices = (parts: { key: string; title: string }[]) =>
    parts.filter((one) => one.key !== '').map((one) => ({ value: one.key, label: one.title || one.key }));
  return (
    <>
      <SeveralPart
        path={[...path, 'after']}
        label="Asked after these tasks"
        description="Of the same stage; when they are done."
        value={approval.after}
        data={choices(stage?.tasks ?? [])}
        oneAlone
      />
      <SeveralPart
        path={[...path, 'after_approvals']}
        label="Asked after these approvals"
        description="Of the same stage; when they are granted. Without them, approvals are asked side by side."
        value={approval.after_approvals}
        data={choices((stage?.approvals ?? []).filter((_, i) => i !== path[3]))}
        oneAlone
      />
    </>
  );
}

/** What happens by itself while nobody decides. */
function Clocks({ path, approval }: ApprovalProps) {
  const at = (key: string) => [...path, key];
  const clock = { from: 'after it is asked', never: true };
  return (
    <>
      <DuePart path={at('due')} value={approval.due} from={clock.from} />
      <DuePart
        path={at('remind')}
        value={approval.remind}
        label="Reminds those it waits for"
        otherwise="After one working day"
        {...clock}
      />
      <DuePart
        path={at('escalate')}
        value={approval.escalate}
        label="Tells others that it waits"
        otherwise="After two working days"
        {...clock}
      />
      {(approval.escalate !== 'never' || approval.escalate_to.length > 0) && (
        <WhoPart
          path={at('escalate_to')}
          label="Who is told, besides the owner"
          description="The change managers, where nobody is named. They may not decide it for that."
          optional
          value={approval.escalate_to}
        />
      )}
      <DuePart
        path={at('expire')}
        value={approval.expire}
        label="Not granted in time"
        otherwise="After ten working days"
        {...clock}
      />
    </>
  );
}

/** An approval that no gate waits for does not count: the way to the gate. */
function Uncounted({ path, approval }: ApprovalProps) {
  const { process, edit } = useEditor();
  if (process.stages.some((s) => s.gates.some((g) => g.kind === 'approved' && g.key === approval.key))) return null;
  return (
    <p className={classes.quiet}>
      No gate waits for it, so it does not count.{' '}
      <button
        type="button"
        className={classes.link}
        onClick={() => edit(addItem(['stages', Number(path[1]), 'gates'], { approved: approval.key }))}
      >
        Add the gate
      </button>
    </p>
  );
}
